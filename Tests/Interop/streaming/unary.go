package main

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"time"

	"crm/probe"

	"github.com/containerd/ttrpc"
	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

var unaryChecks = []check{
	{"a unary call is answered, under each service name", unaryIsAnswered},
	{"a unary call that says it is closed is answered", closedUnaryIsAnswered},
	{"an empty request is the default message", emptyRequestIsDefault},
	{"a sleep within its deadline tells the time that was left", sleepTellsTimeLeft},
	{"a deadline answers DEADLINE_EXCEEDED at once", deadlineAnswersAtOnce},
	{"a deadline that has passed answers DEADLINE_EXCEEDED at once", pastDeadlineIsRefused},
	{"the longest and the shortest deadlines are harmless", extremeDeadlines},
	{"every error code comes back with its message", codesComeBack},
	{"an error's details come back", detailsComeBack},
	{"codes that do not exist are answered", oddCodesAreAnswered},
	{"metadata arrives, repeated keys in their order", metadataArrives},
	{"the deadline arrives", deadlineArrives},
}

func unaryIsAnswered(c *connection) error {
	for _, service := range append([]string{probeService}, streamingServices...) {
		for _, msg := range []string{"", "x", "مرحبا ⵣ 🚌", strings.Repeat("long", 4096)} {
			if err := c.echoOf(service, 41, msg); err != nil {
				return fmt.Errorf("%s: %w", service, err)
			}
		}
	}
	return c.echo(1<<32-2, "the largest number with a successor")
}

func closedUnaryIsAnswered(c *connection) error {
	s, err := c.stream(&ttrpc.StreamDesc{}, "Echo", &probe.EchoPayload{Seq: 1, Msg: "closed"})
	if err != nil {
		return err
	}
	var answer probe.EchoPayload
	if err := s.RecvMsg(&answer); err != nil {
		return err
	}
	return expectEcho(&probe.EchoPayload{Seq: 1, Msg: "closed"}, &answer)
}

func emptyRequestIsDefault(c *connection) error { return c.echo(0, "") }

func sleepTellsTimeLeft(c *connection) error {
	var info probe.Info
	ctx := remoteTimeout{context.Background(), 5 * time.Second}
	if err := c.probe(ctx, "Sleep", &probe.SleepRequest{Millis: 100}, &info); err != nil {
		return err
	}
	left := time.Duration(info.TimeoutNanoLeft)
	if left <= 0 || left > 4900*time.Millisecond {
		return fmt.Errorf("%v left of 5 s after 100 ms", left)
	}
	return nil
}

func deadlineAnswersAtOnce(c *connection) error {
	start := time.Now()
	ctx := remoteTimeout{context.Background(), 100 * time.Millisecond}
	err := c.probe(ctx, "Sleep", &probe.SleepRequest{Millis: 10_000}, &probe.Info{})
	if err := expect(codes.DeadlineExceeded, err); err != nil {
		return err
	}
	if took := time.Since(start); took < 90*time.Millisecond || took > 2*time.Second {
		return fmt.Errorf("answered after %v", took)
	}
	return nil
}

func pastDeadlineIsRefused(c *connection) error {
	for _, timeout := range []time.Duration{1, -1, -time.Hour} {
		ctx := remoteTimeout{context.Background(), timeout}
		err := c.probe(ctx, "Sleep", &probe.SleepRequest{Millis: 10_000}, &probe.Info{})
		if err := expect(codes.DeadlineExceeded, err); err != nil {
			return fmt.Errorf("%d ns: %w", timeout, err)
		}
	}
	return nil
}

func extremeDeadlines(c *connection) error {
	longest := remoteTimeout{context.Background(), 1<<63 - 1}
	if err := c.probe(longest, "Describe", &probe.Empty{}, &probe.Info{}); err != nil {
		return fmt.Errorf("longest: %w", err)
	}
	shortest := remoteTimeout{context.Background(), -1 << 63}
	return expect(codes.DeadlineExceeded, c.probe(shortest, "Describe", &probe.Empty{}, &probe.Info{}))
}

func codesComeBack(c *connection) error {
	for code := codes.Canceled; code <= codes.Unauthenticated; code++ {
		message := fmt.Sprintf("code %d, بالعربية", code)
		request := &probe.ErrorRequest{Code: int32(code), Message: message}
		err := c.probe(context.Background(), "Fail", request, &probe.Empty{})
		if err := expect(code, err); err != nil {
			return err
		}
		if got := status.Convert(err).Message(); got != message {
			return fmt.Errorf("message %q came back as %q", message, got)
		}
	}
	return nil
}

func detailsComeBack(c *connection) error {
	request := &probe.ErrorRequest{Code: int32(codes.Aborted), Message: "with", Details: true}
	err := c.probe(context.Background(), "Fail", request, &probe.Empty{})
	if err := expect(codes.Aborted, err); err != nil {
		return err
	}
	found := false
	for _, detail := range status.Convert(err).Details() {
		switch detail := detail.(type) {
		case *errdetails.ErrorInfo:
			found = detail.Reason != "" && detail.Domain != ""
		case error:
			return fmt.Errorf("a detail that cannot be read: %w", detail)
		}
	}
	if !found {
		return fmt.Errorf("no ErrorInfo with reason and domain among %v", status.Convert(err).Details())
	}
	return nil
}

func oddCodesAreAnswered(c *connection) error {
	for _, code := range []int32{17, 9999, 1<<31 - 1, -1, -1 << 31} {
		request := &probe.ErrorRequest{Code: code, Message: "odd"}
		err := c.probe(context.Background(), "Fail", request, &probe.Empty{})
		if st, ok := status.FromError(err); !ok || st.Code() == codes.OK {
			return fmt.Errorf("code %d was answered with %v", code, err)
		}
	}
	return nil
}

func metadataArrives(c *connection) error {
	sent := ttrpc.MD{"trace": {"b", "a", "b"}, "MiXed": {"x"}, "empty": {""}, "text": {"é=ة"}}
	var info probe.Info
	ctx := ttrpc.WithMetadata(context.Background(), sent)
	if err := c.probe(ctx, "Describe", &probe.Empty{}, &info); err != nil {
		return err
	}
	got := ttrpc.MD{}
	for _, line := range info.Metadata {
		key, value, _ := strings.Cut(line, "=")
		got.Append(key, value)
	}
	want := ttrpc.MD{"trace": {"b", "a", "b"}, "mixed": {"x"}, "empty": {""}, "text": {"é=ة"}}
	if !reflect.DeepEqual(got, want) {
		return fmt.Errorf("sent %v, got %q", sent, info.Metadata)
	}
	return nil
}

func deadlineArrives(c *connection) error {
	ctx, cancel := context.WithTimeout(context.Background(), 7*time.Second)
	defer cancel()
	var info probe.Info
	if err := c.probe(ctx, "Describe", &probe.Empty{}, &info); err != nil {
		return err
	}
	if left := time.Duration(info.TimeoutNanoLeft); left <= 5*time.Second || left > 7*time.Second {
		return fmt.Errorf("%v left of 7 s", left)
	}
	return nil
}

// remoteTimeout has a deadline that only the other end watches.
type remoteTimeout struct {
	context.Context
	timeout time.Duration
}

func (t remoteTimeout) Deadline() (time.Time, bool) { return time.Now().Add(t.timeout), true }
