"""Results and the worst cases behind them → one self-contained HTML page for the ML team."""
