package main

import (
	"io"
	"strings"
	"sync"

	"github.com/sirupsen/logrus"
)

// clientLog is what the ttrpc client has complained about: a frame for a stream that it does not
// have, or has finished, is only seen here.
type clientLog struct {
	mutex sync.Mutex
	lines []string
}

func keepLog() *clientLog {
	kept := &clientLog{}
	logrus.SetOutput(io.Discard)
	logrus.AddHook(kept)
	return kept
}

func (l *clientLog) Levels() []logrus.Level { return logrus.AllLevels }

func (l *clientLog) Fire(entry *logrus.Entry) error {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.lines = append(l.lines, entry.Message)
	return nil
}

// take returns what was logged since the last call.
func (l *clientLog) take() string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	text := strings.Join(l.lines, "; ")
	l.lines = nil
	return text
}
