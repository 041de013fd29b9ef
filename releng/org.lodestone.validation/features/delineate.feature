@operational @delineate
Feature: Structures and transforms lie where the head is

  @LS-REQ-DEL-001
  Scenario Outline: A head turned by <degrees> degrees and moved by <mm> mm is found again
    Given a head "still.nii.gz" and the same head "moved.nii.gz" turned by <degrees> degrees about z and moved by <mm> mm along y
    And points "p.tsv" at "30 20 -10; -25 30 -15; 10 -40 25; 0 0 0"
    When I run "register {work}/moved.nii.gz {work}/still.nii.gz --type rigid --out {work}/xfm"
    Then it succeeds
    When I run "apply --transform {work}/xfm --points {work}/p.tsv --out {work}/there.tsv"
    And I run "apply --transform {work}/xfm --points {work}/there.tsv --inverse --out {work}/back.tsv"
    Then the points "back.tsv" are "30 20 -10; -25 30 -15; 10 -40 25; 0 0 0" within 0.01 mm
    And one way of the points "p.tsv" is turned by <degrees> degrees about z and moved by <mm> mm along y, within 1.0 mm
    And the ITK file in "xfm" carries the points "p.tsv" to "there.tsv", within 0.01 mm
    When I run "apply --transform {work}/xfm --image {work}/moved.nii.gz --reference {work}/still.nii.gz --out {work}/carried.nii.gz"
    Then it succeeds
    And the image "carried.nii.gz" is the image "still.nii.gz", off by 0.5 % of its range on average

    Examples:
      | degrees | mm   |
      | 0       | 0    |
      | 6       | 5    |
      | -9      | -7.5 |

  @LS-REQ-DEL-001
  Scenario: Two images of different kinds of content are not silently forced together
    Given an image "a.nii" of type int16 in little byte order with axes RAS
    When I run "register {work}/a.nii {work}/missing.nii --type rigid --out {work}/xfm"
    Then it ends with code 3
    And the file "xfm" does not exist

  @LS-REQ-DEL-002 @case
  Scenario: The brain of the demonstration case has the size of a brain
    Given the demonstration case
    Then the mask "{results}/anat/sub-demo_desc-brain_mask.nii.gz" holds between 900 and 2100 ml

  @LS-REQ-DEL-002 @case
  Scenario Outline: The case has <what>
    Given the demonstration case
    Then the file "{results}/<file>" exists

    Examples:
      | what                    | file                                                |
      | the scan as it was used | anat/sub-demo_desc-preproc_T1w.nii.gz                |
      | the scalp               | anat/sub-demo_scalp.surf.gii                         |
      | the brain's surface     | anat/sub-demo_brain.surf.gii                         |
      | the way to the template | anat/sub-demo_from-T1w_to-MNIColin27_xfm             |
