package main

import (
	"fmt"
	"io"
	"math"
	"strings"

	"crm/probe"
)

var streamChecks = []check{
	{"a bidirectional stream echoes every message, under each service name", echoesEveryMessage},
	{"10,000 messages sent ahead come back in order", manyMessagesComeBack},
	{"empty messages are messages", emptyMessagesAreMessages},
	{"a stream that is closed at once ends well", closedAtOnce},
	{"a client's stream is summed", clientStreamIsSummed},
	{"a sum of nothing is zero", sumOfNothing},
	{"a server's stream adds up, and ends", serverStreamAddsUp},
	{"a stream without answers ends with one", echoNullEnds},
	{"a stream of empty answers has one for each message", echoNullStreamAnswersEach},
	{"an empty request starts a stream of three payloads", emptyPayloadStreamsThree},
	{"two streams on one connection do not wait for each other", streamsDoNotWait},
}

func echoesEveryMessage(c *connection) error {
	for _, service := range streamingServices {
		s, err := c.streamOf(service, bidirectional, "EchoStream", nil)
		if err != nil {
			return err
		}
		for seq := uint32(0); seq < 100; seq++ {
			msg := strings.Repeat("é", int(seq*seq))
			if err := s.roundTrip(&probe.EchoPayload{Seq: seq, Msg: msg}); err != nil {
				return fmt.Errorf("%s, message %d: %w", service, seq, err)
			}
		}
		if err := s.closeAndExpectEnd(); err != nil {
			return fmt.Errorf("%s: %w", service, err)
		}
	}
	return nil
}

func manyMessagesComeBack(c *connection) error {
	const count = 10_000
	s, err := c.stream(bidirectional, "EchoStream", nil)
	if err != nil {
		return err
	}
	sent := make(chan error, 1)
	go func() {
		for seq := uint32(0); seq < count; seq++ {
			if err := s.SendMsg(&probe.EchoPayload{Seq: seq, Msg: "ahead"}); err != nil {
				sent <- err
				return
			}
		}
		sent <- s.CloseSend()
	}()
	for seq := uint32(0); seq < count; seq++ {
		var answer probe.EchoPayload
		if err := s.RecvMsg(&answer); err != nil {
			return fmt.Errorf("message %d: %w", seq, err)
		}
		if err := expectEcho(&probe.EchoPayload{Seq: seq, Msg: "ahead"}, &answer); err != nil {
			return err
		}
	}
	if err := s.expectEnd(); err != nil {
		return err
	}
	return <-sent
}

// A default message has length 0 on the wire; its echo has not, but an Empty has.
func emptyMessagesAreMessages(c *connection) error {
	s, err := c.stream(bidirectional, "EchoStream", nil)
	if err != nil {
		return err
	}
	for i := 0; i < 20; i++ {
		if err := s.roundTrip(&probe.EchoPayload{}); err != nil {
			return fmt.Errorf("message %d: %w", i, err)
		}
	}
	if err := s.closeAndExpectEnd(); err != nil {
		return err
	}
	return c.sumOf(make([]int32, 7))
}

func closedAtOnce(c *connection) error {
	for _, method := range []string{"EchoStream", "EchoNullStream"} {
		s, err := c.stream(bidirectional, method, nil)
		if err != nil {
			return err
		}
		if err := s.closeAndExpectEnd(); err != nil {
			return fmt.Errorf("%s: %w", method, err)
		}
	}
	return nil
}

func clientStreamIsSummed(c *connection) error {
	for _, parts := range [][]int32{{1}, {5, -5, 0, 7}, {math.MaxInt32}, {math.MinInt32, 1}, make([]int32, 5000)} {
		if err := c.sumOf(parts); err != nil {
			return err
		}
	}
	return nil
}

func sumOfNothing(c *connection) error { return c.sumOf(nil) }

func (c *connection) sumOf(parts []int32) error {
	s, err := c.stream(fromClient, "SumStream", nil)
	if err != nil {
		return err
	}
	want := int32(0)
	for _, part := range parts {
		want += part
		if err := s.SendMsg(&probe.Part{Add: part}); err != nil {
			return err
		}
	}
	if err := s.CloseSend(); err != nil {
		return err
	}
	var sum probe.Sum
	if err := s.RecvMsg(&sum); err != nil {
		return fmt.Errorf("%d parts: %w", len(parts), err)
	}
	if sum.Sum != want || sum.Num != int32(len(parts)) {
		return fmt.Errorf("%d parts of %d are answered as %d of %d", len(parts), want, sum.Num, sum.Sum)
	}
	return nil
}

func serverStreamAddsUp(c *connection) error {
	for _, whole := range []*probe.Sum{
		{Sum: 100, Num: 1}, {Sum: 100, Num: 7}, {Sum: 0, Num: 3}, {Sum: 2, Num: 5}, {Sum: -9, Num: 4},
		{Sum: math.MaxInt32, Num: 2}, {Sum: math.MinInt32, Num: 3}, {Sum: 50_000, Num: 5000},
	} {
		s, err := c.stream(fromServer, "DivideStream", whole)
		if err != nil {
			return err
		}
		added, count := int32(0), int32(0)
		for {
			var part probe.Part
			err := s.RecvMsg(&part)
			if err == io.EOF {
				break
			}
			if err != nil {
				return fmt.Errorf("%v: %w", whole, err)
			}
			added += part.Add
			count++
		}
		if added != whole.Sum || count != whole.Num {
			return fmt.Errorf("%v came in %d parts of %d", whole, count, added)
		}
	}
	return nil
}

func echoNullEnds(c *connection) error {
	for _, count := range []uint32{0, 1, 1000} {
		s, err := c.stream(fromClient, "EchoNull", nil)
		if err != nil {
			return err
		}
		for seq := uint32(0); seq < count; seq++ {
			if err := s.SendMsg(&probe.EchoPayload{Seq: seq, Msg: "counted"}); err != nil {
				return err
			}
		}
		if err := s.CloseSend(); err != nil {
			return err
		}
		if err := s.RecvMsg(&probe.Empty{}); err != nil {
			return fmt.Errorf("%d messages: %w", count, err)
		}
	}
	return nil
}

func echoNullStreamAnswersEach(c *connection) error {
	s, err := c.stream(bidirectional, "EchoNullStream", nil)
	if err != nil {
		return err
	}
	for seq := uint32(0); seq < 500; seq++ {
		if err := s.SendMsg(&probe.EchoPayload{Seq: seq, Msg: "counted"}); err != nil {
			return err
		}
		if err := s.RecvMsg(&probe.Empty{}); err != nil {
			return fmt.Errorf("message %d: %w", seq, err)
		}
	}
	return s.closeAndExpectEnd()
}

func emptyPayloadStreamsThree(c *connection) error {
	for _, service := range streamingServices {
		s, err := c.streamOf(service, fromServer, "EmptyPayloadStream", &probe.Empty{})
		if err != nil {
			return err
		}
		for i := 0; i < 3; i++ {
			if err := s.RecvMsg(&probe.EchoPayload{}); err != nil {
				return fmt.Errorf("payload %d: %w", i, err)
			}
		}
		if err := s.expectEnd(); err != nil {
			return err
		}
	}
	return nil
}

func streamsDoNotWait(c *connection) error {
	quiet, err := c.stream(bidirectional, "EchoStream", nil)
	if err != nil {
		return err
	}
	busy, err := c.stream(bidirectional, "EchoStream", nil)
	if err != nil {
		return err
	}
	for seq := uint32(0); seq < 50; seq++ {
		if err := busy.roundTrip(&probe.EchoPayload{Seq: seq, Msg: "busy"}); err != nil {
			return err
		}
	}
	if err := quiet.roundTrip(&probe.EchoPayload{Seq: 9, Msg: "late"}); err != nil {
		return err
	}
	if err := busy.closeAndExpectEnd(); err != nil {
		return err
	}
	return quiet.closeAndExpectEnd()
}
