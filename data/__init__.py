"""What comes with the product: the dictionary, templates, and the company it invents to be looked at."""
