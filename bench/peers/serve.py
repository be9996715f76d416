#!/usr/bin/env python3
"""serve.py WORKLOAD PEER   or   serve.py --list

The first line written is JSON: the peer's version and its check numbers. Then every line read makes one timed run and writes {"ms": ...}.
One thread, so that one thread is measured against one thread.
"""
import json, os, sys, time
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"): os.environ[name] = "1"
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import warnings
import numpy, scipy
from peers import PEERS, prepare

warnings.filterwarnings("ignore")
if sys.argv[1] == "--list":
    for workload, peer in PEERS: print(f"{workload}\t{peer}")
    sys.exit()
workload, peer = sys.argv[1:3]
run = PEERS[(workload, peer)]
data = prepare(workload)
version = f"numpy {numpy.__version__}, scipy {scipy.__version__}"
print(json.dumps({"version": version, "checks": [float(x) for x in run(data)]}), flush=True)
for _ in sys.stdin:
    began = time.perf_counter()
    run(data)
    print(json.dumps({"ms": (time.perf_counter() - began) * 1e3}), flush=True)
