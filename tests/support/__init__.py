"""What tests of every room share: tiny sites, the sample site, a browser, checkers."""
