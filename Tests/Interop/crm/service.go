package main

import (
	"context"
	"fmt"
	"os"
	"reflect"
	"time"

	"github.com/containerd/ttrpc"
	"github.com/gogo/protobuf/proto"
)

const serviceName = "crm.v1.CustomerService"

// token may create and read customers.
var token = os.Getenv("CRM_TOKEN")

// service calls crm.v1.CustomerService on one connection.
type service struct {
	client *ttrpc.Client
}

func (s service) call(ctx context.Context, method string, request, answer proto.Message) error {
	metadata, _ := ttrpc.GetMetadata(ctx)
	known := ttrpc.MD{"authorization": {"Bearer " + token}}
	for key, values := range metadata {
		known[key] = values
	}
	ctx, cancel := context.WithCancel(ttrpc.WithMetadata(ctx, known))
	// A server that does not answer must not hold up the checks.
	defer time.AfterFunc(20*time.Second, cancel).Stop()
	defer cancel()
	return s.client.Call(ctx, serviceName, method, request, answer)
}

// callWithTimeout sends a timeout that the client itself does not watch.
func (s service) callWithTimeout(nanoseconds int64, method string, request proto.Message) error {
	return s.call(remoteTimeout{context.Background(), nanoseconds}, method, request, &ListCustomersResponse{})
}

func (s service) create(customer *Customer) (*Customer, error) {
	var created Customer
	err := s.call(context.Background(), "CreateCustomer", &CreateCustomerRequest{Customer: customer}, &created)
	return &created, err
}

func (s service) get(ctx context.Context, id string) (*Customer, error) {
	var stored Customer
	err := s.call(ctx, "GetCustomer", &GetCustomerRequest{ID: id}, &stored)
	return &stored, err
}

func (s service) expectStored(customer *Customer) error {
	stored, err := s.get(context.Background(), customer.ID)
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(stored, customer) {
		return fmt.Errorf("stored %v, answered %v", stored, customer)
	}
	return nil
}

func (s service) createAndRead(number int) error {
	created, err := s.create(&Customer{
		ContactType: individual, FullName: fmt.Sprint("Customer ", number), Phone: "1",
		Email: fmt.Sprintf("customer%d@example.ma", number)})
	if err != nil {
		return err
	}
	return s.expectStored(created)
}

// remoteTimeout has a deadline that only the other end sees.
type remoteTimeout struct {
	context.Context
	nanoseconds int64
}

func (t remoteTimeout) Deadline() (time.Time, bool) {
	return time.Now().Add(time.Duration(t.nanoseconds)), true
}
