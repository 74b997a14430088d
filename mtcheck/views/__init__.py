"""What is derived from a document as a whole, one room a question; ``Document`` keeps each answer."""
