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

  @LS-REQ-DEL-003 @case @structure
  Scenario: Regions, tissue and published coordinates of the simulated patient lie where its anatomy was put
    Given the demonstration case
    When I run "delineate {t1} --out {work}/anatomy"
    Then it succeeds
    And the regions of "{work}/anatomy/sub-demo_seg-aal_dseg" lie where the template has them, within 3 mm
      | Precentral_L  | -38.65 | -5.68  | 50.94 |
      | Frontal_Mid_L | -33.43 | 32.73  | 35.46 |
      | Frontal_Mid_R | 37.59  | 33.06  | 34.04 |
      | Calcarine_R   | 15.99  | -73.15 | 9.40  |
      | Putamen_R     | 27.78  | 4.91   | 2.46  |
      | Thalamus_L    | -10.85 | -17.56 | 7.98  |
    And the table of "{work}/anatomy/sub-demo_seg-aal_dseg" counts what the image holds
    And the tissue of "{work}/anatomy/sub-demo" fills the brain, and is the brighter the more it is white
    And brain, grey and white matter of "{work}/anatomy/sub-demo" are 907, 506 and 383 ml on each side of the midplane, within 6 %
    And every anatomical target of "{work}/anatomy/anatomical-targets.json" lies within 1.5 mm of where the truth has it, as deep below the scalp as is said

  @LS-REQ-DEL-004 @case @workbench
  Scenario: The installed workbench shows the demonstration case in the perspective Delineate
    Given the demonstration case
    Then the workbench shows it in the perspective Delineate
