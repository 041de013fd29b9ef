@operational @target
Feature: The point that a method proposes lies where the map says

  @LS-REQ-TGT-001
  Scenario Outline: The most anticorrelated voxel of the search region is found in an image with axes <axes>
    Given a map "r.nii" with axes <axes>, lowest in voxel 6 3 4 of the mask "m.nii", lower still outside, and highest in voxel 2 5 1
    When I run "method run lodestone.targeting.classic --mask {work}/m.nii --map {work}/r.nii"
    Then it succeeds
    And the target is the centre of voxel 6 3 4 of axes <axes>

    Examples:
      | axes |
      | RAS  |
      | LPS  |
      | PSR  |
