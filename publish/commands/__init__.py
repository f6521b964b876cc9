"""What each command does: reads its options, asks the compiler, says what came of it.

Nothing heavy is imported before a command runs, so that `publish --help` is quick.
"""
