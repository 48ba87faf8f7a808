"""What the bot can do as figures, each beside a peer or a bare floor that is measured in the same run."""
