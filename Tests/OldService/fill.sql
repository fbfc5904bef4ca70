-- Fills the tables, the same at every time: psql -v customers=200000 -v interactions=100000 -v feedback=50000.
-- Of every hundred rows each kind of dirt has one, by the last two digits of its id.

INSERT INTO customers (id, contact_type, full_name, company_name, email, phone, nationality, region,
  preferred_language, tags, loyalty_status, is_active, created_at, updated_at)
SELECT i,
  CASE d WHEN 29 THEN 'Person' WHEN 31 THEN 'Corporate'
    ELSE CASE WHEN i % 10 = 4 THEN 'Corporate' ELSE 'Individual' END END,
  CASE WHEN d IN (37, 89) THEN '' WHEN d = 73 THEN E'Amina\u0007Idrissi'
    WHEN i % 10 = 4 THEN NULL
    WHEN i % 10 = 0 THEN (ARRAY['محمد الفاسي', 'فاطمة الزهراء بنجلون', 'يوسف العلوي'])[1 + i / 10 % 3]
    ELSE (ARRAY['Ahmed', 'Fatima Zahra', 'Mohamed', 'Khadija', 'Youssef', 'Salma', 'Hassan'])[1 + i % 7]
      || ' ' || (ARRAY['El Fassi', 'Benjelloun', 'Alaoui', 'Aït Ben Haddou', 'Tazi'])[1 + i / 7 % 5] END,
  CASE WHEN d IN (41, 89) OR (i % 10 = 4) THEN 'Atlas Voyages ' || i END,
  CASE d WHEN 7 THEN 'client' || i || '(at)example' WHEN 13 THEN 'CLIENT' || i - 1 || '@Example.MA'
    WHEN 17 THEN ' Client' || i || '@example.ma;' WHEN 83 THEN 'Client' || i - 1 || '@EXAMPLE.ma'
    WHEN 97 THEN NULL ELSE 'client' || i || '@example.ma' END,
  CASE d WHEN 23 THEN '06123' WHEN 71 THEN NULL ELSE
    (ARRAY['06', '+2126', '002126', '06-', '2126'])[1 + i % 5] || '1' || lpad((i % 10000000)::text, 7, '0') END,
  (ARRAY['Moroccan', 'French', 'Marocaine', NULL])[1 + i % 4],
  CASE d WHEN 19 THEN 'Atlantis' WHEN 67 THEN repeat('quartier ', 20) ELSE
    (ARRAY['Casablanca', 'Rabat', 'Marrakech', 'Fès', 'طنجة', 'Agadir'])[1 + i % 6] END,
  CASE d WHEN 59 THEN 'German' ELSE (ARRAY['French', 'Arabic', 'en', NULL])[1 + i % 4] END,
  CASE d WHEN 47 THEN '"VIP, family"' WHEN 53 THEN '["VIP", "VIP", null, ""]' ELSE
    (ARRAY['["VIP", "Repeat Customer"]', '[]', NULL, '["family"]'])[1 + i % 4] END::json,
  CASE d WHEN 43 THEN 'Diamond' ELSE
    (ARRAY['New', 'New', 'Bronze', 'silver', 'New', 'Gold', NULL, 'VIP'])[1 + i % 8] END,
  CASE WHEN d = 61 THEN NULL ELSE d NOT IN (5, 83) END,
  timestamp '2019-01-01 08:30:00' + i * interval '17 minutes',
  CASE WHEN i % 3 > 0 THEN timestamp '2024-05-01 12:00:00' + i * interval '3 seconds' END
FROM (SELECT i, i % 100 AS d FROM generate_series(1, :customers) AS i) AS numbers;

INSERT INTO interactions (id, customer_id, staff_member_id, channel, subject, summary, duration_minutes,
  follow_up_required, follow_up_date, "timestamp", created_at)
SELECT i,
  CASE d WHEN 3 THEN 10000000 + i WHEN 5 THEN NULL
    -- What is dirty itself is somebody's who is not.
    WHEN 7 THEN clean WHEN 13 THEN clean WHEN 17 THEN clean WHEN 19 THEN clean WHEN 23 THEN clean
    WHEN 29 THEN clean WHEN 31 THEN clean WHEN 37 THEN clean WHEN 41 THEN clean
    ELSE 1 + i::bigint * 7 % :customers END,
  CASE WHEN i % 9 > 0 THEN i % 40 END,
  CASE d WHEN 7 THEN 'fax' WHEN 11 THEN 'IN PERSON' ELSE
    (ARRAY['email', 'phone', 'chat', 'in-person', 'WhatsApp', 'sms'])[1 + i % 6] END,
  CASE d WHEN 37 THEN repeat('Demande de devis ', 18) ELSE 'Transfert aéroport ' || i END,
  CASE WHEN i % 4 > 0 THEN E'Premier contact,\nsuite au téléphone' END,
  CASE d WHEN 13 THEN -5 ELSE CASE WHEN i % 5 > 0 THEN i % 90 END END,
  d = 17 OR i % 25 = 6,
  CASE WHEN d = 19 OR i % 25 = 6 THEN timestamp '2027-01-15 09:00:00' END,
  CASE d WHEN 23 THEN NULL WHEN 29 THEN NULL WHEN 31 THEN timestamp '2024-03-10 02:30:00'
    WHEN 41 THEN timestamp '2199-01-01 00:00:00'
    ELSE timestamp '2022-01-01 10:00:00' + i % 130000 * interval '11 minutes' END,
  CASE WHEN d <> 29 THEN timestamp '2022-01-01 10:05:00' + i * interval '1 minute' END
FROM (SELECT i, i % 100 AS d, 1 + i / 100 * 100 % :customers AS clean
  FROM generate_series(1, :interactions) AS i) AS numbers;

INSERT INTO feedback (id, customer_id, booking_id, service_type, rating, comments, sentiment, is_anonymous,
  source, resolved, resolution_notes, resolved_by, resolved_at, submitted_at)
SELECT i,
  CASE d WHEN 3 THEN 10000000 + i ELSE 1 + i / 100 * 100 % :customers END,
  CASE WHEN i % 2 = 0 THEN i * 10 END,
  CASE d WHEN 11 THEN 'cruise' ELSE
    (ARRAY['tour', 'Booking', 'support', 'transport', 'accommodation', 'general'])[1 + i % 6] END,
  CASE d WHEN 7 THEN 0 WHEN 9 THEN 6 WHEN 23 THEN NULL ELSE rating END,
  CASE WHEN i % 3 > 0 THEN 'Chauffeur parfait, merci' END,
  CASE d WHEN 17 THEN 'confused' ELSE
    CASE WHEN i % 2 = 0 THEN CASE WHEN rating >= 4 THEN 'positive' WHEN rating = 3 THEN 'neutral'
      ELSE 'negative' END END END,
  d = 13,
  CASE WHEN i % 3 > 0 THEN 'web' END,
  d = 21 OR i % 10 = 2,
  CASE WHEN d IN (19, 21) THEN 'Remboursé' END,
  CASE d WHEN 21 THEN 7 END,
  NULL,
  timestamp '2023-01-01 18:00:00' + i % 99000 * interval '13 minutes'
FROM (SELECT i, i % 100 AS d, 1 + i % 5 AS rating FROM generate_series(1, :feedback) AS i) AS numbers;

INSERT INTO segments (id, name, description, criteria, is_active, customer_count, created_at) VALUES
  (1, 'Best customers', 'The example of the documentation',
    '{"loyalty_status": ["Gold", "Platinum", "VIP"], "nationality": ["Moroccan"], "tags": ["VIP"]}', true, 0,
    '2023-02-01 09:00:00'),
  (2, 'Marrakech', NULL, '{"region": "Marrakech"}', true, 12, '2023-02-02 09:00:00'),
  (3, 'Marrakech', 'The same name', '{"region": "Marrakech", "contact_type": "Corporate"}', true, 0, NULL),
  (4, 'Broken', NULL, '{"region": ', true, 999, '2023-02-04 09:00:00'),
  (5, 'Nothing', NULL, NULL, true, 999, '2023-02-05 09:00:00'),
  (6, 'Unknown key', NULL, '{"min_bookings": 3}', true, 999, '2023-02-06 09:00:00'),
  (7, 'Retired', NULL, '{"preferred_language": "Arabic"}', false, 0, '2023-02-07 09:00:00'),
  (8, 'Everybody', NULL, '{}', NULL, 999, '2023-02-08 09:00:00'),
  (9, ' ', NULL, '{"region": "Rabat"}', true, 0, '2023-02-09 09:00:00');
