"""The rules by where their evidence stands: after the quotation, before it, or in words that make it nobody's."""
