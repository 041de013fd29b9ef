@operational @import
Feature: Images are imported as they are

  @LS-REQ-IMP-001
  Scenario Outline: Axes stored as <axes> are understood
    Given an image "a.nii.gz" of type int16 in little byte order with axes <axes>
    When I run "info {work}/a.nii.gz --json"
    Then it succeeds
    And its geometry is that of axes <axes>
    And the value "affineSource" is "sform"

    Examples:
      | axes |
      | RAS  |
      | LAS  |
      | LPS  |
      | PSR  |
      | SAR  |
      | ILP  |

  @LS-REQ-IMP-002
  Scenario Outline: <type> voxels in <order> byte order are kept exactly
    Given an image "a.nii" of type <type> in <order> byte order with axes LAS
    When I run "convert {work}/a.nii {work}/b.nii.gz"
    Then it succeeds
    And the image "b.nii.gz" has the voxels and the geometry of "a.nii"
    When I run "info {work}/b.nii.gz --json"
    Then the value "dtype" is "<type>"

    Examples:
      | type    | order  |
      | uint8   | little |
      | int16   | little |
      | int16   | big    |
      | int32   | big    |
      | float32 | little |
      | float32 | big    |
      | float64 | big    |
      | uint16  | little |

  @LS-REQ-IMP-003
  Scenario: A file that does not exist is refused
    When I run "info {work}/nothing.nii.gz"
    Then it ends with code 3
    And the message names a remedy in one line

  @LS-REQ-IMP-003
  Scenario: A file that is no image is refused
    Given a file "a.nii" with
      """
      This is a letter to a friend.
      """
    When I run "info {work}/a.nii"
    Then it ends with code 3
    And the message names a remedy in one line

  @LS-REQ-IMP-003
  Scenario: A cut-off image is refused and leaves nothing behind
    Given an image "whole.nii" of type float64 in little byte order with axes RAS
    And the file "whole.nii" is cut to 400 bytes
    When I run "convert {work}/whole.nii {work}/out.nii.gz"
    Then it ends with code 3
    And the message names a remedy in one line
    And the file "out.nii.gz" does not exist

  @LS-REQ-IMP-003
  Scenario: A folder that is no dataset is refused
    When I run "run {work} {work}/out participant"
    Then it ends with code 3
    And the message names a remedy in one line

  @LS-REQ-IMP-003
  Scenario: A participant without scans is refused
    Given a file "bids/dataset_description.json" with
      """
      {"Name": "x", "BIDSVersion": "1.9.0"}
      """
    And a file "bids/sub-01/anat/readme" with
      """
      no scan
      """
    When I run "run {work}/bids {work}/out participant --participant-label 01"
    Then it ends with code 3
    And the message names a remedy in one line
    And the file "out/sub-01" does not exist

  @LS-REQ-IMP-004 @case @workbench
  Scenario: The installed workbench shows the demonstration case in the perspective Import
    Given the demonstration case
    Then the workbench shows it in the perspective Import
