"""Events: which mentions tell of the same happening."""
