"""What the office publishes (事项目录): the ground floor. YAML in, checked and frozen types out."""
