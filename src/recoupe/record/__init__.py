"""The derived record: schema, queries; and the judgements."""
