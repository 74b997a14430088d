"""How every published figure is made: data in, tables out. Nothing here is part of the package."""
