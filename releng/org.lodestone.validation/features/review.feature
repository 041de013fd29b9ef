@operational @review
Feature: A target can be reviewed and handed over

  @LS-REQ-REV-001 @case
  Scenario: The planted target is found
    Given the demonstration case
    Then the target lies within 5.0 mm of the planted truth, in the head and in the template

  @LS-REQ-REV-001 @case
  Scenario: The target is on the left
    Given the demonstration case
    Then the target is in the left front of the head

  @LS-REQ-REV-002 @case
  Scenario: Every gate says what it saw
    Given the demonstration case
    Then every gate of the target has a value, a limit and says whether it passed

  @LS-REQ-REV-002 @case
  Scenario Outline: The file of targets says <what>
    Given the demonstration case
    Then the file "{results}/func/sub-demo_desc-tms_targets.json" contains "<text>"

    Examples:
      | what                          | text          |
      | that the patient is simulated | Simulated   |
      | where it lies on the scalp    | scalpMm     |
      | how sure it is                | reliability |
      | what it rests on              | SHA256      |
      | what made it                  | GeneratedBy |

  @LS-REQ-REV-002 @case
  Scenario: The report stands alone and says that it is simulated
    Given the demonstration case
    Then the file "{results}/report.html" contains "SIMULATED"
    And the file "{results}/report.html" contains "Not a certified medical device"
    And the file "{results}/report.html" does not contain "src='http"

  @LS-REQ-REV-003 @case
  Scenario Outline: The target is handed over as <format>
    Given the demonstration case
    When I run "export {results} --format <format> --out {work}/out --json"
    Then it succeeds
    And the output contains "sha256"
    And the first target in the exported <format> file lies where the reviewed one does

    Examples:
      | format     |
      | brainsight |
      | localite   |
      | slicer     |
      | simnibs    |

  @LS-REQ-REV-003 @case
  Scenario: A format that nobody knows is refused
    Given the demonstration case
    When I run "export {results} --format telepathy --out {work}/out"
    Then it ends with code 3
    And the message names a remedy in one line

  @LS-REQ-REV-002
  Scenario: A cohort without results is refused
    When I run "run {work} {work}/out group"
    Then it ends with code 3
    And the message names a remedy in one line

  @LS-REQ-REV-004 @case @workbench
  Scenario: The installed workbench shows the demonstration case in the perspective Review
    Given the demonstration case
    Then the workbench shows it in the perspective Review
