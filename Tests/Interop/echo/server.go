package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/signal"
	"syscall"

	"crm/probe"

	"github.com/containerd/ttrpc"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// serveEcho says `ready on ADDRESS` on standard error when it answers.
func serveEcho(address string) error {
	server, err := ttrpc.NewServer()
	if err != nil {
		return err
	}
	server.Register("probe.v1.Probe", map[string]ttrpc.Method{"Echo": echo})
	server.Register("echo.Usage", map[string]ttrpc.Method{"Microseconds": usage})
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM, syscall.SIGINT)
	go func() {
		<-stop
		server.Close()
	}()
	fmt.Fprintln(os.Stderr, "ready on", listener.Addr())
	if err := server.Serve(context.Background(), listener); err != ttrpc.ErrServerClosed {
		return err
	}
	return nil
}

func echo(_ context.Context, unmarshal func(interface{}) error) (interface{}, error) {
	var payload probe.EchoPayload
	if err := unmarshal(&payload); err != nil {
		return nil, err
	}
	payload.Seq++
	return &payload, nil
}

func usage(_ context.Context, unmarshal func(interface{}) error) (interface{}, error) {
	if err := unmarshal(&wrapperspb.Int64Value{}); err != nil {
		return nil, err
	}
	return wrapperspb.Int64(cpuMicroseconds()), nil
}

// cpuMicroseconds is the processor time of this process, user and system, since it started.
func cpuMicroseconds() int64 {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return (used.Utime.Nano() + used.Stime.Nano()) / 1000
}
