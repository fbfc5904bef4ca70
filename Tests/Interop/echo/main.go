// The figure to hold ours against: containerd's own ttrpc server and client doing unary echoes.
//
// `echo -serve HOST:PORT` serves probe.v1.Probe/Echo until it is told to stop.
// `echo -call HOST:PORT` calls it on one connection, and prints one line of JSON with calls, seconds,
// calls_per_second, errors, client_cpu_us_per_call and server_cpu_us_per_call. The last is null when
// the server is not this program.
package main

import (
	"flag"
	"fmt"
	"os"
	"time"
)

func main() {
	serve := flag.String("serve", "", "listen on this address; port 0 takes any")
	call := flag.String("call", "", "call a server at this address")
	inFlight := flag.Int("inflight", 16, "calls in flight")
	seconds := flag.Float64("seconds", 5, "how long to call")
	flag.Parse()

	var err error
	switch {
	case *serve != "" && *call == "":
		err = serveEcho(*serve)
	case *call != "" && *serve == "" && *inFlight > 0 && *seconds > 0:
		err = callEcho(*call, *inFlight, time.Duration(*seconds*float64(time.Second)))
	default:
		flag.Usage()
		os.Exit(64)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "echo:", err)
		os.Exit(1)
	}
}
