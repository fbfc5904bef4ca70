package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"crm/probe"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

var refusalChecks = []check{
	{"an unknown service or method is UNIMPLEMENTED", unknownIsUnimplemented},
	{"an unknown stream is UNIMPLEMENTED, and its data is swallowed", unknownStreamIsSilent},
	{"a request that does not parse is INVALID_ARGUMENT", malformedRequestIsRefused},
	{"a message that does not parse ends its stream with INVALID_ARGUMENT", malformedMessageEndsStream},
	{"a handler's error ends its stream, in its middle", handlerErrorEndsStream},
	{"data after the end is INVALID_ARGUMENT", dataAfterTheEnd},
	{"data for a unary call in flight is INVALID_ARGUMENT, and the call goes on", dataForUnaryCall},
}

func unknownIsUnimplemented(c *connection) error {
	for _, name := range [][2]string{
		{"probe.v1.Nothing", "Echo"}, {probeService, "Nothing"}, {"", ""}, {probeService, ""},
		{"Probe.V1.probe", "Echo"},
	} {
		err := c.client.Call(context.Background(), name[0], name[1], &probe.Empty{}, &probe.Empty{})
		if err := expect(codes.Unimplemented, err); err != nil {
			return fmt.Errorf("%q: %w", name, err)
		}
	}
	return nil
}

func unknownStreamIsSilent(c *connection) error {
	s, err := c.stream(bidirectional, "Nothing", nil)
	if err != nil {
		return err
	}
	for i := 0; i < 5; i++ {
		if err := s.SendMsg(&probe.EchoPayload{Seq: 1, Msg: "for nobody"}); err != nil {
			return err
		}
	}
	if err := s.CloseSend(); err != nil {
		return err
	}
	if err := s.expectFailure(codes.Unimplemented); err != nil {
		return err
	}
	return s.expectSilence(c)
}

// expectSilence is nil when nothing more has come for the stream by the time a later call is answered.
func (s stream) expectSilence(c *connection) error {
	if err := c.echo(7, "between"); err != nil {
		return err
	}
	more := make(chan error, 1)
	go func() { more <- s.RecvMsg(&probe.EchoPayload{}) }()
	select {
	case err := <-more:
		return fmt.Errorf("the finished stream was answered again, with %v", err)
	case <-time.After(50 * time.Millisecond):
		return nil
	}
}

// malformed packs as the given bytes.
func malformed(bytes ...byte) *probe.EchoPayload {
	message := &probe.EchoPayload{}
	message.ProtoReflect().SetUnknown(bytes)
	return message
}

var malformedMessages = []*probe.EchoPayload{
	malformed(0x12, 0x05, 'a'),                    // shorter than it says
	malformed(0x12, 0x02, 0xc3, 0x28),             // not UTF-8
	malformed(0x08),                               // a tag and no value
	malformed(0x00, 0x00),                         // field 0
	malformed(0x12, 0xff, 0xff, 0xff, 0xff, 0x0f), // 4 GiB, it says
}

func malformedRequestIsRefused(c *connection) error {
	for i, message := range malformedMessages {
		err := c.probe(context.Background(), "Echo", message, &probe.EchoPayload{})
		if err := expect(codes.InvalidArgument, err); err != nil {
			return fmt.Errorf("message %d: %w", i, err)
		}
	}
	return nil
}

func malformedMessageEndsStream(c *connection) error {
	for i, message := range malformedMessages {
		s, err := c.stream(bidirectional, "EchoStream", nil)
		if err != nil {
			return err
		}
		if err := s.roundTrip(&probe.EchoPayload{Seq: 1, Msg: "good"}); err != nil {
			return err
		}
		if err := s.SendMsg(message); err != nil {
			return err
		}
		if err := s.expectFailure(codes.InvalidArgument); err != nil {
			return fmt.Errorf("message %d: %w", i, err)
		}
	}
	return nil
}

// EchoNull insists on numbers that count up and on messages that are not empty.
func handlerErrorEndsStream(c *connection) error {
	for _, wrong := range []*probe.EchoPayload{{Seq: 7, Msg: "skipped"}, {Seq: 2}} {
		s, err := c.stream(fromClient, "EchoNull", nil)
		if err != nil {
			return err
		}
		for _, message := range []*probe.EchoPayload{{Seq: 0, Msg: "a"}, {Seq: 1, Msg: "b"}, wrong} {
			if err := s.SendMsg(message); err != nil {
				return err
			}
		}
		err = s.RecvMsg(&probe.Empty{})
		if st, ok := status.FromError(err); !ok || st.Code() == codes.OK || st.Code() == codes.Unknown {
			return fmt.Errorf("%v was answered with %v", wrong, err)
		}
		if err := s.expectSilence(c); err != nil {
			return err
		}
	}
	return nil
}

func dataAfterTheEnd(c *connection) error {
	s, err := c.stream(fromClient, "EchoNull", nil)
	if err != nil {
		return err
	}
	if err := s.SendMsg(&probe.EchoPayload{Seq: 5, Msg: "wrong"}); err != nil {
		return err
	}
	if err := s.RecvMsg(&probe.Empty{}); err == nil {
		return errors.New("a wrong number was accepted")
	}
	if err := s.SendMsg(&probe.EchoPayload{Seq: 6, Msg: "late"}); err != nil {
		return err
	}
	return s.expectFailure(codes.InvalidArgument)
}

func dataForUnaryCall(c *connection) error {
	s, err := c.streamOf(probeService, bidirectional, "Sleep", &probe.SleepRequest{Millis: 300})
	if err != nil {
		return err
	}
	if err := s.SendMsg(&probe.EchoPayload{Seq: 1, Msg: "unasked"}); err != nil {
		return err
	}
	if err := s.expectFailure(codes.InvalidArgument); err != nil {
		return err
	}
	return s.RecvMsg(&probe.Info{})
}
