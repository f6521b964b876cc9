"""What scripts that draw a master use (`templates/default/slides/make_master.py`); no build needs it."""
