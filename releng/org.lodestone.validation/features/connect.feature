@operational @connect
Feature: Connectivity is what it says it is

  @LS-REQ-CON-001
  Scenario Outline: Signals turned by <degrees> degrees a column correlate as the cosine says, stored in <order> byte order
    Given a run "run.nii" in <order> byte order in which voxel column i is turned by i times <degrees> degrees against the seed
    And a file "run.json" with
      """
      {"RepetitionTime": 2.0}
      """
    When I run "fc {work}/run.nii --seed 0,12,12,1 --out {work}/r.nii.gz"
    Then it succeeds
    And the map "r.nii.gz" is the cosine of <degrees> degrees times i in voxel column i

    Examples:
      | degrees | order  |
      | 0       | little |
      | 15      | little |
      | 25      | big    |
      | 45      | little |

  @LS-REQ-CON-002
  Scenario: A seed outside of the head is refused
    Given a run "run.nii" in little byte order in which voxel column i is turned by i times 15 degrees against the seed
    When I run "fc {work}/run.nii --seed 900,900,900,3 --out {work}/r.nii.gz"
    Then it ends with code 3
    And the message names a remedy in one line
    And the file "r.nii.gz" does not exist

  @LS-REQ-CON-002
  Scenario: A single volume is no run
    Given an image "a.nii" of type int16 in little byte order with axes RAS
    When I run "fc {work}/a.nii --seed 0,0,0,5 --out {work}/r.nii.gz"
    Then it ends with code 3
    And the file "r.nii.gz" does not exist

  @LS-REQ-CON-001 @case
  Scenario: The stored correlation of the target is the map's
    Given the demonstration case
    Then the stored correlation of the target is that of the stored map there, within 0.15

  @LS-REQ-CON-001 @case
  Scenario: Confounds have a row a volume
    Given the demonstration case
    Then the table "{results}/func/sub-demo_task-rest_desc-confounds_timeseries.tsv" has 200 rows and the columns "trans_x trans_y trans_z rot_x rot_y rot_z framewise_displacement"

  @LS-REQ-CON-003 @case @workbench
  Scenario: The installed workbench shows the demonstration case in the perspective Connect
    Given the demonstration case
    Then the workbench shows it in the perspective Connect
