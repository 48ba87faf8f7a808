"""Every screen that the bot can say, shown side by side: for whoever reads or changes its words."""
