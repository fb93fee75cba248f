"""Results for comments, summaries and chats."""
