package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"crm/probe"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

var edgeChecks = []check{
	{"numbers at the edge are answered", edgeNumbersAreAnswered},
	{"a sum that overflows is answered", overflowingSumIsAnswered},
	{"a division that cannot be done is answered", edgeDivisionsAreAnswered},
	{"a stream whose caller gives up leaves the connection alone", abandonedStream},
	{"a unary call whose caller gives up leaves the connection alone", abandonedCall},
	{"a connection closed with its streams open leaves the server alone", closedConnection},
}

// What the answer says is the server's business: here a trap would show.
func edgeNumbersAreAnswered(c *connection) error {
	for _, request := range []struct {
		method  string
		request proto.Message
	}{
		{"Echo", &probe.EchoPayload{Seq: math.MaxUint32, Msg: "no successor"}},
		{"Sleep", &probe.SleepRequest{Millis: math.MinInt64}}, {"Sleep", &probe.SleepRequest{Millis: -1}},
		{"Big", &probe.SizeRequest{Bytes: math.MinInt64}}, {"Big", &probe.SizeRequest{Bytes: -1}},
		{"Big", &probe.SizeRequest{Bytes: math.MaxInt64}},
	} {
		err := c.probe(context.Background(), request.method, request.request, &probe.Empty{})
		if _, ok := status.FromError(err); !ok {
			return fmt.Errorf("%s %v: %w", request.method, request.request, err)
		}
	}
	ctx := remoteTimeout{context.Background(), 200 * time.Millisecond}
	err := c.probe(ctx, "Sleep", &probe.SleepRequest{Millis: math.MaxInt64}, &probe.Info{})
	if err := expect(codes.DeadlineExceeded, err); err != nil {
		return fmt.Errorf("longest sleep: %w", err)
	}
	return nil
}

func overflowingSumIsAnswered(c *connection) error {
	s, err := c.stream(fromClient, "SumStream", nil)
	if err != nil {
		return err
	}
	for i := 0; i < 2; i++ {
		if err := s.SendMsg(&probe.Part{Add: math.MaxInt32}); err != nil {
			return err
		}
	}
	if err := s.CloseSend(); err != nil {
		return err
	}
	if _, ok := status.FromError(s.RecvMsg(&probe.Sum{})); !ok {
		return errors.New("a sum that overflows is not answered")
	}
	return nil
}

func edgeDivisionsAreAnswered(c *connection) error {
	for _, whole := range []*probe.Sum{{Sum: 5}, {Sum: 5, Num: -1}, {Num: math.MinInt32}} {
		s, err := c.stream(fromServer, "DivideStream", whole)
		if err != nil {
			return err
		}
		err = s.RecvMsg(&probe.Part{})
		if _, ok := status.FromError(err); !ok && s.expectEnd() != nil {
			return fmt.Errorf("division %v: %w", whole, err)
		}
	}
	return nil
}

// abandonedStream cancels the context of a stream: the client tells the server nothing.
func abandonedStream(c *connection) error {
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	s, err := c.client.NewStream(ctx, bidirectional, streamingServices[0], "EchoStream", nil)
	if err != nil {
		return err
	}
	if err := s.RecvMsg(&probe.EchoPayload{}); !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("expected our own deadline, got %v", err)
	}
	return nil
}

func abandonedCall(c *connection) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	done := make(chan error, 1)
	go func() { done <- c.probe(ctx, "Sleep", &probe.SleepRequest{Millis: 60_000}, &probe.Info{}) }()
	if err := c.echo(1, "meanwhile"); err != nil {
		return err
	}
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		return fmt.Errorf("expected our own cancel, got %v", err)
	}
	return nil
}

func closedConnection(c *connection) error {
	for i := 0; i < 20; i++ {
		other, err := dial(c.address)
		if err != nil {
			return err
		}
		for j := 0; j < 10; j++ {
			s, err := other.stream(bidirectional, "EchoStream", nil)
			if err != nil {
				return err
			}
			if err := s.roundTrip(&probe.EchoPayload{Seq: 1, Msg: "then gone"}); err != nil {
				return err
			}
		}
		other.client.Close()
	}
	return nil
}
