"""What a printer asks of a model: walls that print, pieces that fit, a stand."""
