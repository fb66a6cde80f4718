"""Speed at scale: builds, updates, answers and looks, as ratios to tools that do a part of it."""
