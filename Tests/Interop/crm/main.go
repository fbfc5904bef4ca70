// Calls a running crm-server with containerd's own ttrpc client. Prints a line for each check and
// ends with 1 at the first that fails.
//
// Usage: CRM_TOKEN=… crm HOST:PORT, of a server without customers.
package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"reflect"
	"time"

	"github.com/containerd/ttrpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

const (
	individual = 1
	corporate  = 2
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: crm HOST:PORT")
		os.Exit(64)
	}
	connection, err := net.DialTimeout("tcp", os.Args[1], 5*time.Second)
	if err != nil {
		fail("connect", err)
	}
	crm := service{ttrpc.NewClient(connection)}
	for _, check := range checks {
		if err := check.run(crm); err != nil {
			fail(check.fact, err)
		}
		fmt.Println("ok   go, crm-server:", check.fact)
	}
	crm.client.Close()
}

func fail(fact string, err error) {
	fmt.Println("FAIL go, crm-server:", fact+":", err)
	os.Exit(1)
}

// Each check relies on the customers that the ones before it have made.
var checks = []struct {
	fact string
	run  func(service) error
}{
	{"an individual is created and read back", individualIsReadBack},
	{"a corporate is created with its map and read back", corporateIsReadBack},
	{"a list comes page by page with its total", listIsPaged},
	{"a taken e-mail address is ALREADY_EXISTS", takenEmailIsRefused},
	{"an invalid customer is INVALID_ARGUMENT", invalidCustomerIsRefused},
	{"an unknown id is NOT_FOUND", unknownIDIsNotFound},
	{"an unknown method is UNIMPLEMENTED", unknownMethodIsRefused},
	{"a deadline that has passed is DEADLINE_EXCEEDED", pastDeadlineIsRefused},
	{"a deadline that is far away is kept", farDeadlineIsKept},
	{"metadata does not disturb a call", metadataIsTaken},
	{"a token that is none is UNAUTHENTICATED", wrongTokenIsRefused},
	{"200 calls are answered on one connection at once", manyCallsAtOnce},
}

var atlas = Customer{
	ContactType: corporate, CompanyName: "Atlas Voyages", Email: "contact@atlas.example.ma",
	Phone: "0522000000", Tags: []string{"VIP", "B2B", "VIP"},
	ExternalIDs: map[string]string{"erp": "C-1", "booking": "77"},
}

func individualIsReadBack(crm service) error {
	created, err := crm.create(&Customer{
		ContactType: individual, FullName: "Amina Alaoui", Email: "amina@example.ma",
		Phone: "0612345678"})
	if err != nil {
		return err
	}
	if created.ID == "" || created.DisplayName != "Amina Alaoui" || !created.IsActive ||
		created.Language != "French" {
		return fmt.Errorf("unexpected answer %v", created)
	}
	return crm.expectStored(created)
}

func corporateIsReadBack(crm service) error {
	created, err := crm.create(&atlas)
	if err != nil {
		return err
	}
	if created.DisplayName != atlas.CompanyName ||
		!reflect.DeepEqual(created.Tags, []string{"B2B", "VIP"}) ||
		!reflect.DeepEqual(created.ExternalIDs, atlas.ExternalIDs) {
		return fmt.Errorf("unexpected answer %v", created)
	}
	return crm.expectStored(created)
}

func listIsPaged(crm service) error {
	request := ListCustomersRequest{PageSize: 1, OrderBy: "display_name", IncludeTotalSize: true}
	var names []string
	for {
		var page ListCustomersResponse
		if err := crm.call(context.Background(), "ListCustomers", &request, &page); err != nil {
			return err
		}
		if page.TotalSize != 2 {
			return fmt.Errorf("total of %d", page.TotalSize)
		}
		for _, customer := range page.Customers {
			names = append(names, customer.DisplayName)
		}
		if page.NextPageToken == "" {
			break
		}
		request.PageToken = page.NextPageToken
	}
	if !reflect.DeepEqual(names, []string{"Amina Alaoui", "Atlas Voyages"}) {
		return fmt.Errorf("unexpected order %v", names)
	}
	return nil
}

func takenEmailIsRefused(crm service) error {
	_, err := crm.create(&atlas)
	return expect(codes.AlreadyExists, err)
}

func invalidCustomerIsRefused(crm service) error {
	_, err := crm.create(&Customer{ContactType: individual})
	return expect(codes.InvalidArgument, err)
}

func unknownIDIsNotFound(crm service) error {
	_, err := crm.get(context.Background(), "01890a5d-ac96-774b-bcce-b302099a8057")
	return expect(codes.NotFound, err)
}

func unknownMethodIsRefused(crm service) error {
	err := crm.call(context.Background(), "Nonsense", &GetCustomerRequest{}, &Customer{})
	return expect(codes.Unimplemented, err)
}

// The client would see the end of its own context first: the timeout is sent without one.
func pastDeadlineIsRefused(crm service) error {
	for _, timeout := range []int64{1, -1} {
		err := crm.callWithTimeout(timeout, "ListCustomers", &ListCustomersRequest{PageSize: 1000})
		if err := expect(codes.DeadlineExceeded, err); err != nil {
			return err
		}
	}
	return nil
}

func farDeadlineIsKept(crm service) error {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	var page ListCustomersResponse
	return crm.call(ctx, "ListCustomers", &ListCustomersRequest{}, &page)
}

func metadataIsTaken(crm service) error {
	ctx := ttrpc.WithMetadata(context.Background(), ttrpc.MD{"trace": {"a", "b"}, "Empty": {""}})
	var page ListCustomersResponse
	return crm.call(ctx, "ListCustomers", &ListCustomersRequest{}, &page)
}

func wrongTokenIsRefused(crm service) error {
	ctx := ttrpc.WithMetadata(context.Background(), ttrpc.MD{"authorization": {"Bearer x.y.z"}})
	var page ListCustomersResponse
	return expect(codes.Unauthenticated, crm.call(ctx, "ListCustomers", &ListCustomersRequest{}, &page))
}

func manyCallsAtOnce(crm service) error {
	const count = 200
	errs := make(chan error, count)
	for i := 0; i < count; i++ {
		go func(i int) { errs <- crm.createAndRead(i) }(i)
	}
	for i := 0; i < count; i++ {
		if err := <-errs; err != nil {
			return err
		}
	}
	return nil
}

// expect is nil when err is a status of that code.
func expect(code codes.Code, err error) error {
	if status.Code(err) != code {
		return fmt.Errorf("expected %v, got %v", code, err)
	}
	return nil
}
