package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"crm/probe"

	"github.com/containerd/ttrpc"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

const warmUp = 500 * time.Millisecond

type figures struct {
	Calls         int64    `json:"calls"`
	Seconds       float64  `json:"seconds"`
	CallsASecond  float64  `json:"calls_per_second"`
	Errors        int64    `json:"errors"`
	ClientCPUEach float64  `json:"client_cpu_us_per_call"`
	ServerCPUEach *float64 `json:"server_cpu_us_per_call"`
}

// callEcho prints the figures of the calls that were made after a short warm-up.
func callEcho(address string, inFlight int, duration time.Duration) error {
	conn, err := net.DialTimeout("tcp", address, 5*time.Second)
	if err != nil {
		return err
	}
	client := ttrpc.NewClient(conn)
	defer client.Close()
	// A server that stops answering must not hold us up.
	defer time.AfterFunc(warmUp+duration+10*time.Second, func() { client.Close() }).Stop()
	if _, failed := callFor(client, inFlight, warmUp); failed > 0 {
		return fmt.Errorf("%d calls failed in the warm-up", failed)
	}

	serverBefore, serverTells := serverMicroseconds(client)
	clientBefore, start := cpuMicroseconds(), time.Now()
	calls, failed := callFor(client, inFlight, duration)
	seconds := time.Since(start).Seconds()
	result := figures{
		Calls: calls, Seconds: seconds, CallsASecond: float64(calls) / seconds, Errors: failed,
		ClientCPUEach: float64(cpuMicroseconds()-clientBefore) / float64(calls+failed),
	}
	if serverAfter, ok := serverMicroseconds(client); ok && serverTells {
		each := float64(serverAfter-serverBefore) / float64(calls+failed)
		result.ServerCPUEach = &each
	}
	return json.NewEncoder(os.Stdout).Encode(result)
}

// callFor keeps that many calls in flight, and counts those that were answered well and the others.
func callFor(client *ttrpc.Client, inFlight int, duration time.Duration) (answered, failed int64) {
	request := &probe.EchoPayload{Seq: 1, Msg: strings.Repeat("m", 64)}
	end := time.Now().Add(duration)
	var workers sync.WaitGroup
	for i := 0; i < inFlight; i++ {
		workers.Add(1)
		go func() {
			defer workers.Done()
			var good, bad int64
			for time.Now().Before(end) {
				var answer probe.EchoPayload
				err := client.Call(context.Background(), "probe.v1.Probe", "Echo", request, &answer)
				if err == nil && answer.Seq == request.Seq+1 && answer.Msg == request.Msg {
					good++
				} else {
					bad++
				}
			}
			atomic.AddInt64(&answered, good)
			atomic.AddInt64(&failed, bad)
		}()
	}
	workers.Wait()
	return answered, failed
}

// serverMicroseconds is the server's processor time, when the server is this program.
func serverMicroseconds(client *ttrpc.Client) (int64, bool) {
	var used wrapperspb.Int64Value
	err := client.Call(context.Background(), "echo.Usage", "Microseconds", &wrapperspb.Int64Value{}, &used)
	return used.Value, err == nil
}
