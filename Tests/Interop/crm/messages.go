package main

import (
	"fmt"

	"github.com/gogo/protobuf/proto"
)

// The messages of crm/v1/customer_service.proto that the checks use, written by hand with the tags
// that a protobuf compiler would write. Fields that no check looks at are left out.

type Customer struct {
	ID          string            `protobuf:"bytes,1,opt,name=id,proto3"`
	ContactType int32             `protobuf:"varint,2,opt,name=contact_type,proto3"`
	FullName    string            `protobuf:"bytes,3,opt,name=full_name,proto3"`
	CompanyName string            `protobuf:"bytes,5,opt,name=company_name,proto3"`
	Email       string            `protobuf:"bytes,6,opt,name=email,proto3"`
	Phone       string            `protobuf:"bytes,7,opt,name=phone,proto3"`
	Language    string            `protobuf:"bytes,14,opt,name=preferred_language,proto3"`
	Tags        []string          `protobuf:"bytes,15,rep,name=tags,proto3"`
	IsActive    bool              `protobuf:"varint,18,opt,name=is_active,proto3"`
	ExternalIDs map[string]string `protobuf:"bytes,20,rep,name=external_ids,proto3" protobuf_key:"bytes,1,opt,name=key,proto3" protobuf_val:"bytes,2,opt,name=value,proto3"`
	DisplayName string            `protobuf:"bytes,22,opt,name=display_name,proto3"`
	Etag        string            `protobuf:"bytes,26,opt,name=etag,proto3"`
}

type CreateCustomerRequest struct {
	Customer  *Customer `protobuf:"bytes,1,opt,name=customer,proto3"`
	RequestID string    `protobuf:"bytes,2,opt,name=request_id,proto3"`
}

type GetCustomerRequest struct {
	ID string `protobuf:"bytes,1,opt,name=id,proto3"`
}

type ListCustomersRequest struct {
	PageSize         int32  `protobuf:"varint,1,opt,name=page_size,proto3"`
	PageToken        string `protobuf:"bytes,2,opt,name=page_token,proto3"`
	OrderBy          string `protobuf:"bytes,3,opt,name=order_by,proto3"`
	IncludeTotalSize bool   `protobuf:"varint,4,opt,name=include_total_size,proto3"`
}

type ListCustomersResponse struct {
	Customers     []*Customer `protobuf:"bytes,1,rep,name=customers,proto3"`
	NextPageToken string      `protobuf:"bytes,2,opt,name=next_page_token,proto3"`
	TotalSize     int64       `protobuf:"varint,3,opt,name=total_size,proto3"`
}

func (m *Customer) Reset()         { *m = Customer{} }
func (m *Customer) String() string { return fmt.Sprintf("%+v", *m) }
func (*Customer) ProtoMessage()    {}

func (m *CreateCustomerRequest) Reset()         { *m = CreateCustomerRequest{} }
func (m *CreateCustomerRequest) String() string { return fmt.Sprintf("%+v", *m) }
func (*CreateCustomerRequest) ProtoMessage()    {}

func (m *GetCustomerRequest) Reset()         { *m = GetCustomerRequest{} }
func (m *GetCustomerRequest) String() string { return fmt.Sprintf("%+v", *m) }
func (*GetCustomerRequest) ProtoMessage()    {}

func (m *ListCustomersRequest) Reset()         { *m = ListCustomersRequest{} }
func (m *ListCustomersRequest) String() string { return fmt.Sprintf("%+v", *m) }
func (*ListCustomersRequest) ProtoMessage()    {}

func (m *ListCustomersResponse) Reset()         { *m = ListCustomersResponse{} }
func (m *ListCustomersResponse) String() string { return fmt.Sprintf("%+v", *m) }
func (*ListCustomersResponse) ProtoMessage()    {}

var _ proto.Message = (*Customer)(nil)
