"""Systems that can be asked (数据源): connected by configuration, asked within bounds, audited."""
