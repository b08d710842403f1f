"""What is known of each manager, subject by subject; `questions/managers.py` puts it together."""
