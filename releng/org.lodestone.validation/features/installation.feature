@installation
Feature: The product is installed whole and unchanged

  @LS-REQ-INS-001
  Scenario: Every bundle is the one that was built
    Then every installed bundle has the hash that the build recorded

  @LS-REQ-INS-001
  Scenario: Every bundle that the product consists of is there
    Then every bundle of the product is installed once

  @LS-REQ-INS-002
  Scenario: The product says what it is
    When I run "version"
    Then it succeeds
    And the output contains "not a certified medical device"

  @LS-REQ-INS-002
  Scenario: The product lists its verbs
    When I run "--help"
    Then it succeeds
    And the output contains "run"

  @LS-REQ-INS-002
  Scenario: A verb that does not exist is refused
    When I run "levitate"
    Then it ends with code 2

  @LS-REQ-INS-003
  Scenario Outline: There is a method for the step <step>
    When I run "method list --json --step <step>"
    Then it succeeds
    And the list "methods" has at least 1 entries

    Examples:
      | step                 |
      | VolumeReader         |
      | BrainExtraction      |
      | ScalpExtraction      |
      | TemplateRegistration |
      | Realignment          |
      | ConnectivityMethod   |
      | TargetingMethod      |
      | ScalpProjection      |
      | ReliabilityMethod    |
