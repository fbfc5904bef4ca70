package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"crm/probe"

	"github.com/containerd/ttrpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

// The longest data of a frame.
const frameBytesMax = 4 << 20

// From here on the first byte of the length is not zero, which is no frame of this protocol.
const frameBytesClosing = 16 << 20

var loadChecks = []check{
	{"an answer of exactly 4 MiB arrives, a longer one is RESOURCE_EXHAUSTED", answerAtTheLimit},
	{"a request of exactly 4 MiB is taken, a longer one is RESOURCE_EXHAUSTED", requestAtTheLimit},
	{"a request of 16 MiB closes its connection, and no other", requestThatCloses},
	{"a message of exactly 4 MiB is echoed, a longer one is RESOURCE_EXHAUSTED", messageAtTheLimit},
	{"100 streams and 100 unary calls share a connection", streamsAndCallsTogether},
	{"streams of large messages share a connection", largeStreamsTogether},
}

func answerAtTheLimit(c *connection) error {
	// The envelope's and the blob's tags and lengths take five bytes each.
	const longest = frameBytesMax - 10
	for _, size := range []int64{0, 1, longest - 1, longest} {
		var blob probe.Blob
		err := c.probe(context.Background(), "Big", &probe.SizeRequest{Bytes: size}, &blob)
		if err != nil {
			return fmt.Errorf("%d bytes: %w", size, err)
		}
		if int64(len(blob.Data)) != size {
			return fmt.Errorf("%d bytes of %d arrived", len(blob.Data), size)
		}
	}
	for _, size := range []int64{longest + 1, frameBytesMax, 2 * frameBytesMax} {
		err := c.probe(context.Background(), "Big", &probe.SizeRequest{Bytes: size}, &probe.Blob{})
		if err := expect(codes.ResourceExhausted, err); err != nil {
			return fmt.Errorf("%d bytes: %w", size, err)
		}
	}
	return nil
}

func requestAtTheLimit(c *connection) error {
	longest := paddedTo(frameBytesMax, func(payload *probe.EchoPayload) int {
		return proto.Size(&ttrpc.Request{Service: probeService, Method: "Echo", Payload: packed(payload)})
	})
	if err := c.echo(longest.Seq, longest.Msg); err != nil {
		return fmt.Errorf("longest: %w", err)
	}
	for _, more := range []int{1, frameBytesMax, frameBytesClosing - frameBytesMax - 1} {
		longer := &probe.EchoPayload{Seq: 1, Msg: longest.Msg + strings.Repeat("y", more)}
		err := c.probe(context.Background(), "Echo", longer, &probe.EchoPayload{})
		if err := expect(codes.ResourceExhausted, err); err != nil {
			return fmt.Errorf("%d bytes more: %w", more, err)
		}
	}
	return nil
}

func requestThatCloses(c *connection) error {
	other, err := dial(c.address)
	if err != nil {
		return err
	}
	defer other.client.Close()
	request := &probe.EchoPayload{Seq: 1, Msg: strings.Repeat("z", frameBytesClosing)}
	err = other.probe(context.Background(), "Echo", request, &probe.EchoPayload{})
	if _, ok := status.FromError(err); ok {
		return fmt.Errorf("expected the connection's end, got %v", err)
	}
	if err := other.echo(1, "after"); err == nil {
		return errors.New("the connection goes on")
	}
	return nil
}

func messageAtTheLimit(c *connection) error {
	longest := paddedTo(frameBytesMax, func(payload *probe.EchoPayload) int { return proto.Size(payload) })
	s, err := c.stream(bidirectional, "EchoStream", nil)
	if err != nil {
		return err
	}
	for i := 0; i < 3; i++ {
		if err := s.roundTrip(longest); err != nil {
			return fmt.Errorf("longest: %w", err)
		}
	}
	if err := s.SendMsg(&probe.EchoPayload{Seq: 1, Msg: longest.Msg + "y"}); err != nil {
		return err
	}
	return s.expectFailure(codes.ResourceExhausted)
}

// paddedTo is a payload with which size gives exactly that many bytes.
func paddedTo(bytes int, size func(*probe.EchoPayload) int) *probe.EchoPayload {
	payload := &probe.EchoPayload{Seq: 1, Msg: strings.Repeat("x", bytes-256)}
	payload.Msg += strings.Repeat("x", bytes-size(payload))
	return payload
}

func packed(message proto.Message) []byte {
	bytes, err := proto.Marshal(message)
	if err != nil {
		panic(err)
	}
	return bytes
}

func streamsAndCallsTogether(c *connection) error {
	return together(200, func(number int) error {
		if number%2 == 0 {
			for i := uint32(0); i < 50; i++ {
				if err := c.echo(i, fmt.Sprint("call ", number)); err != nil {
					return err
				}
			}
			return nil
		}
		return c.echoStream(50, fmt.Sprint("stream ", number))
	})
}

func largeStreamsTogether(c *connection) error {
	return together(8, func(number int) error {
		return c.echoStream(6, strings.Repeat(fmt.Sprint(number%10), 1<<20))
	})
}

func (c *connection) echoStream(count uint32, msg string) error {
	s, err := c.stream(bidirectional, "EchoStream", nil)
	if err != nil {
		return err
	}
	for seq := uint32(0); seq < count; seq++ {
		if err := s.roundTrip(&probe.EchoPayload{Seq: seq, Msg: msg}); err != nil {
			return fmt.Errorf("message %d: %w", seq, err)
		}
	}
	return s.closeAndExpectEnd()
}

// together runs the work count times at once, and gives the first error.
func together(count int, work func(number int) error) error {
	errs := make(chan error, count)
	for number := 0; number < count; number++ {
		go func(number int) { errs <- work(number) }(number)
	}
	for number := 0; number < count; number++ {
		if err := <-errs; err != nil {
			return err
		}
	}
	return nil
}
