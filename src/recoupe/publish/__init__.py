"""What leaves the record: text reports and exports."""
