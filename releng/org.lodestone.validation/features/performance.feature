@performance
Feature: Answers come in time

  @LS-REQ-PER-001
  Scenario: The version within a second and a half
    When I run "version"
    Then it takes at most 1.5 seconds

  @LS-REQ-PER-001
  Scenario: What an image says of itself within two seconds
    Given an image "a.nii.gz" of type int16 in little byte order with axes RAS
    When I run "info {work}/a.nii.gz"
    Then it takes at most 2.0 seconds

  @LS-REQ-PER-001
  Scenario: A seed map of a small run within five seconds
    Given a run "run.nii" in little byte order in which voxel column i is turned by i times 15 degrees against the seed
    When I run "fc {work}/run.nii --seed 0,12,12,1 --out {work}/r.nii.gz"
    Then it takes at most 5.0 seconds
