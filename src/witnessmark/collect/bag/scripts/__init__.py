"""What goes with every bag for whoever has nothing of ours: verify.sh, and the parts that are joined into verify.py.

The parts import nothing but the standard library of Python 3.8 and each other, and share no code with the rest of
Witnessmark on purpose: they are a second way to the same answer.
"""
