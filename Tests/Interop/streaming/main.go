// Calls a running conformance-server with containerd's own ttrpc client, streams included. Prints a
// line for each check, runs all of them, and ends with 1 when one has failed.
//
// Usage: streaming HOST:PORT [WORDS], with WORDS only the checks whose fact has them.
package main

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// What a check may take, its connection included.
const patience = 30 * time.Second

type check struct {
	fact string
	run  func(*connection) error
}

func main() {
	if len(os.Args) != 2 && len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: streaming HOST:PORT [WORDS]")
		os.Exit(64)
	}
	words := strings.Join(os.Args[2:], "")
	logged := keepLog()
	failed := 0
	for _, checks := range [][]check{unaryChecks, streamChecks, refusalChecks, edgeChecks, loadChecks} {
		for _, check := range checks {
			if !strings.Contains(check.fact, words) {
				continue
			}
			err := check.attempt(os.Args[1])
			if stray := logged.take(); err == nil && stray != "" {
				err = fmt.Errorf("the client logged: %s", stray)
			}
			if err == nil {
				fmt.Println("ok   go:", check.fact)
			} else {
				fmt.Printf("FAIL go: %s: %v\n", check.fact, err)
				failed++
			}
		}
	}
	if failed > 0 {
		fmt.Println(failed, "checks of the Go client failed")
		os.Exit(1)
	}
}

// attempt runs the check on a connection of its own, which has to work afterwards.
func (c check) attempt(address string) error {
	done := make(chan error, 1)
	conn, err := dial(address)
	if err != nil {
		return err
	}
	defer conn.client.Close()
	go func() {
		if err := c.run(conn); err != nil {
			done <- err
		} else if err := conn.echo(1, "after"); err != nil {
			done <- fmt.Errorf("the connection afterwards: %w", err)
		} else {
			done <- nil
		}
	}()
	select {
	case err := <-done:
		return err
	case <-time.After(patience):
		return fmt.Errorf("not done after %v", patience)
	}
}
