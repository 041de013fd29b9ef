@operational @navigate
Feature: Poses come from the device that was named

  @LS-REQ-NAV-001
  Scenario: The simulated tracker measures
    When I run "navigate --headless --tracker sim:tracker --seconds 1"
    Then it succeeds
    And at least 10 lines of the output have "validity" = "VALID"

  @LS-REQ-NAV-001
  Scenario Outline: A <device> on the wire is understood
    Given a simulated "<device>"
    When I run "navigate --headless --tracker <scheme>://127.0.0.1:{port} --seconds 2"
    Then it succeeds
    And at least 10 lines of the output have "validity" = "VALID"

    Examples:
      | device      | scheme      |
      | ndi         | ndi-tcp     |
      | openigtlink | openigtlink |

  @LS-REQ-NAV-001
  Scenario Outline: The driver of <device> is installed
    When I run "devices --json"
    Then it succeeds
    And the output contains "<device>"

    Examples:
      | device      |
      | ndi         |
      | openigtlink |
      | magstim     |
      | magventure  |

  @LS-REQ-NAV-001
  Scenario: An address that no driver knows is refused
    When I run "navigate --headless --tracker telepathy:anywhere --seconds 1"
    Then it ends with code 3
    And the message names a remedy in one line

  @LS-REQ-NAV-002
  Scenario: A tool that is hidden is not shown as valid
    Given a simulated "ndi" with faults "0 hide coil 60"
    When I run "navigate --headless --tracker ndi-tcp://127.0.0.1:{port} --seconds 2"
    Then it succeeds
    And no line of the output has "tool" = "coil" with "validity" = "VALID"

  @LS-REQ-NAV-002
  Scenario: Nobody at the other end is said, not hidden
    When I run "navigate --headless --tracker ndi-tcp://127.0.0.1:1 --seconds 2"
    Then no line of the output has "tool" = "coil" with "validity" = "VALID"
    And the message contains "127.0.0.1"

  @LS-REQ-NAV-001
  Scenario Outline: A recorded pose turned by <degrees> degrees is played back where it was measured
    Given a recorded pose "pose.jsonl" of the coil, turned by <degrees> degrees about z, at "<place>" mm
    When I run "navigate --headless --tracker replay:{work}/pose.jsonl --seconds 1"
    Then it succeeds
    And every pose of the coil is turned by <degrees> degrees about z and lies at "<place>" mm

    Examples:
      | degrees | place      |
      | 0       | 12 -45 80  |
      | 30      | 12 -45 80  |
      | -120    | -61 40 5.5 |

  @LS-REQ-NAV-003 @case @workbench
  Scenario: The installed workbench shows the demonstration case in the perspective Navigate
    Given the demonstration case
    Then the workbench shows it in the perspective Navigate
