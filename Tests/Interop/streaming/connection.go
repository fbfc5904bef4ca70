package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"time"

	"crm/probe"

	"github.com/containerd/ttrpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

const probeService = "probe.v1.Probe"

// The same service under the name that ttrpc's own tests call, too.
var streamingServices = []string{"probe.v1.Streaming", "ttrpc.integration.streaming.Streaming"}

var (
	bidirectional = &ttrpc.StreamDesc{StreamingClient: true, StreamingServer: true}
	fromClient    = &ttrpc.StreamDesc{StreamingClient: true}
	fromServer    = &ttrpc.StreamDesc{StreamingServer: true}
)

type connection struct {
	client  *ttrpc.Client
	address string
}

func dial(address string) (*connection, error) {
	conn, err := net.DialTimeout("tcp", address, 5*time.Second)
	if err != nil {
		return nil, err
	}
	return &connection{ttrpc.NewClient(conn), address}, nil
}

// probe calls a unary method of probe.v1.Probe.
func (c *connection) probe(ctx context.Context, method string, request, answer proto.Message) error {
	return c.client.Call(ctx, probeService, method, request, answer)
}

// echo makes a unary call and looks at the answer.
func (c *connection) echo(seq uint32, msg string) error {
	return c.echoOf(probeService, seq, msg)
}

func (c *connection) echoOf(service string, seq uint32, msg string) error {
	var answer probe.EchoPayload
	request := &probe.EchoPayload{Seq: seq, Msg: msg}
	if err := c.client.Call(context.Background(), service, "Echo", request, &answer); err != nil {
		return err
	}
	return expectEcho(request, &answer)
}

func expectEcho(sent, answer *probe.EchoPayload) error {
	if answer.Seq != sent.Seq+1 || answer.Msg != sent.Msg {
		return fmt.Errorf("sent seq %d and %d bytes, got seq %d and %d bytes",
			sent.Seq, len(sent.Msg), answer.Seq, len(answer.Msg))
	}
	return nil
}

// stream opens a stream of probe.v1.Streaming.
func (c *connection) stream(desc *ttrpc.StreamDesc, method string, request proto.Message) (stream, error) {
	return c.streamOf(streamingServices[0], desc, method, request)
}

func (c *connection) streamOf(service string, desc *ttrpc.StreamDesc, method string, request proto.Message) (stream, error) {
	// A nil message inside the interface would be sent as an empty one.
	if request == nil {
		s, err := c.client.NewStream(context.Background(), desc, service, method, nil)
		return stream{s}, err
	}
	s, err := c.client.NewStream(context.Background(), desc, service, method, request)
	return stream{s}, err
}

type stream struct{ ttrpc.ClientStream }

// roundTrip sends a message and expects its echo.
func (s stream) roundTrip(sent *probe.EchoPayload) error {
	if err := s.SendMsg(sent); err != nil {
		return fmt.Errorf("send: %w", err)
	}
	var answer probe.EchoPayload
	if err := s.RecvMsg(&answer); err != nil {
		return fmt.Errorf("receive: %w", err)
	}
	return expectEcho(sent, &answer)
}

// closeAndExpectEnd closes our side and expects the other side to close without another message.
func (s stream) closeAndExpectEnd() error {
	if err := s.CloseSend(); err != nil {
		return fmt.Errorf("close: %w", err)
	}
	return s.expectEnd()
}

func (s stream) expectEnd() error {
	if err := s.RecvMsg(&probe.EchoPayload{}); !errors.Is(err, io.EOF) {
		return fmt.Errorf("expected the end, got %v", err)
	}
	return nil
}

// expectFailure receives, and is nil when a status of that code comes.
func (s stream) expectFailure(code codes.Code) error {
	return expect(code, s.RecvMsg(&probe.EchoPayload{}))
}

// expect is nil when err is a status of that code, from the server and not from a context of ours.
func expect(code codes.Code, err error) error {
	if st, ok := status.FromError(err); !ok || st.Code() != code {
		return fmt.Errorf("expected %v, got %v", code, err)
	}
	return nil
}
