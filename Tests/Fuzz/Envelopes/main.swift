import FuzzInput

Fuzzer.run()
