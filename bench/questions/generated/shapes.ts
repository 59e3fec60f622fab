import type { Random } from '../../random.ts'
import { company, issue, madeUp, person, product, title } from './names.ts'

/** A column of categories: its names in a header, how it is said in the singular and the plural, and its values. */
export interface CategoryShape {
  readonly headers: readonly string[]
  readonly said: readonly [string, string]
  readonly values: readonly string[] | ((random: Random) => string)
}

export interface NumberShape {
  readonly headers: readonly string[]
  /** Behind "the highest"; the first may also follow "how many" when `counts`. */
  readonly said: readonly string[]
  readonly counts?: true
  readonly from: number
  readonly to: number
  readonly decimals?: 1 | 2
}

export interface DateShape {
  readonly headers: readonly string[]
  /** "was _ in 2021". */
  readonly verb: string
}

/** What rows of a table are, and which columns they may have. */
export interface Shape {
  readonly rows: readonly [string, string]
  /** Header and maker of what rows are called by. */
  readonly entity: { readonly headers: readonly string[]; readonly make: (random: Random) => string }
  /** Letters that ids begin with. */
  readonly id: string
  readonly categories: readonly CategoryShape[]
  readonly numbers: readonly NumberShape[]
  readonly dates: readonly DateShape[]
  readonly url?: true
}

const countries = ['France', 'Germany', 'Spain', 'Italy', 'Norway', 'Japan', 'Brazil', 'Canada', 'Kenya', 'India']
const country: CategoryShape = {
  headers: ['country', 'Country', 'nation'],
  said: ['country', 'countries'],
  values: countries,
}
const city: CategoryShape = { headers: ['city', 'City', 'town'], said: ['city', 'cities'], values: madeUp }
const price: NumberShape = {
  headers: ['price', 'Unit price', 'unit_price', 'Price (EUR)'],
  said: ['price'],
  from: 3,
  to: 900,
  decimals: 2,
}

/** The last three are never learned from when it is measured. */
export const shapes: readonly Shape[] = [
  {
    rows: ['order', 'orders'],
    entity: { headers: ['customer', 'Customer name', 'customer_name'], make: person },
    id: 'ORD',
    categories: [
      {
        headers: ['status', 'Order status'],
        said: ['status', 'statuses'],
        values: ['shipped', 'pending', 'cancelled', 'delivered', 'returned'],
      },
      {
        headers: ['payment', 'payment_method', 'Payment method'],
        said: ['payment method', 'payment methods'],
        values: ['card', 'cash', 'invoice', 'voucher'],
      },
      country,
    ],
    numbers: [
      {
        headers: ['amount', 'total', 'Order total', 'amount_eur'],
        said: ['amount', 'total'],
        from: 5,
        to: 2000,
        decimals: 2,
      },
      { headers: ['items', 'quantity', 'Items'], said: ['items', 'quantity'], counts: true, from: 1, to: 30 },
    ],
    dates: [
      { headers: ['order_date', 'Date', 'ordered'], verb: 'ordered' },
      { headers: ['shipped_on', 'Shipped'], verb: 'shipped' },
    ],
  },
  {
    rows: ['product', 'products'],
    entity: { headers: ['product', 'Product name', 'name', 'item'], make: product },
    id: 'P',
    categories: [
      {
        headers: ['category', 'Category', 'department'],
        said: ['category', 'categories'],
        values: ['kitchen', 'garden', 'office', 'outdoor', 'toys'],
      },
      { headers: ['brand', 'Brand', 'maker'], said: ['brand', 'brands'], values: madeUp },
      { headers: ['colour', 'Color'], said: ['colour', 'colours'], values: ['red', 'blue', 'black', 'white', 'green'] },
    ],
    numbers: [
      price,
      { headers: ['stock', 'in_stock', 'Units in stock'], said: ['stock', 'units in stock'], from: 0, to: 500 },
      { headers: ['rating', 'Rating'], said: ['rating'], from: 1, to: 5, decimals: 1 },
    ],
    dates: [{ headers: ['added', 'Launch date', 'released'], verb: 'added' }],
    url: true,
  },
  {
    rows: ['company', 'companies'],
    entity: { headers: ['company', 'Company', 'company_name', 'name'], make: company },
    id: 'C',
    categories: [
      {
        headers: ['industry', 'Sector', 'industry'],
        said: ['industry', 'industries'],
        values: ['retail', 'energy', 'banking', 'software', 'transport', 'food'],
      },
      country,
      city,
    ],
    numbers: [
      { headers: ['employees', 'Employees', 'headcount'], said: ['employees'], counts: true, from: 3, to: 20_000 },
      { headers: ['revenue', 'Revenue (m)', 'annual_revenue'], said: ['revenue'], from: 1, to: 900, decimals: 1 },
    ],
    dates: [{ headers: ['founded', 'founding_date', 'Founded'], verb: 'founded' }],
    url: true,
  },
  {
    rows: ['employee', 'employees'],
    entity: { headers: ['employee', 'name', 'Full name'], make: person },
    id: 'E',
    categories: [
      {
        headers: ['department', 'Team', 'dept'],
        said: ['department', 'departments'],
        values: ['sales', 'support', 'finance', 'legal', 'engineering'],
      },
      { headers: ['office', 'location', 'Office'], said: ['office', 'offices'], values: madeUp },
      {
        headers: ['contract', 'Contract type'],
        said: ['contract', 'contracts'],
        values: ['permanent', 'temporary', 'freelance'],
      },
    ],
    numbers: [
      { headers: ['salary', 'Salary', 'annual_salary'], said: ['salary'], from: 21_000, to: 120_000 },
      { headers: ['age', 'Age'], said: ['age'], from: 19, to: 67 },
      { headers: ['sick_days', 'Sick days'], said: ['sick days'], counts: true, from: 0, to: 30 },
    ],
    dates: [{ headers: ['hired', 'start_date', 'Hire date'], verb: 'hired' }],
  },
  {
    rows: ['invoice', 'invoices'],
    entity: { headers: ['supplier', 'Vendor', 'supplier_name'], make: company },
    id: 'INV',
    categories: [
      { headers: ['status', 'State'], said: ['status', 'statuses'], values: ['paid', 'open', 'overdue', 'disputed'] },
      { headers: ['currency', 'Currency'], said: ['currency', 'currencies'], values: ['EUR', 'USD', 'GBP'] },
    ],
    numbers: [
      { headers: ['amount', 'Net amount', 'net'], said: ['amount', 'net amount'], from: 20, to: 9000, decimals: 2 },
      { headers: ['tax', 'VAT'], said: ['tax'], from: 1, to: 900, decimals: 2 },
    ],
    dates: [
      { headers: ['due', 'due_date', 'Due date'], verb: 'due' },
      { headers: ['issued', 'Issue date'], verb: 'issued' },
    ],
  },
  {
    rows: ['course', 'courses'],
    entity: { headers: ['course', 'Title', 'course_title'], make: title },
    id: 'CRS',
    categories: [
      { headers: ['teacher', 'Lecturer', 'instructor'], said: ['teacher', 'teachers'], values: person },
      { headers: ['level', 'Level'], said: ['level', 'levels'], values: ['beginner', 'intermediate', 'advanced'] },
      {
        headers: ['faculty', 'Faculty'],
        said: ['faculty', 'faculties'],
        values: ['arts', 'science', 'medicine', 'law'],
      },
    ],
    numbers: [
      { headers: ['students', 'Enrolled', 'participants'], said: ['students'], counts: true, from: 4, to: 300 },
      { headers: ['credits', 'Credits'], said: ['credits'], counts: true, from: 1, to: 12 },
    ],
    dates: [{ headers: ['starts', 'Start date', 'begin'], verb: 'started' }],
  },
  {
    rows: ['city', 'cities'],
    entity: { headers: ['city', 'City', 'name'], make: madeUp },
    id: 'X',
    categories: [
      country,
      { headers: ['region', 'Region'], said: ['region', 'regions'], values: ['north', 'south', 'east', 'west'] },
    ],
    numbers: [
      { headers: ['population', 'Population', 'inhabitants'], said: ['population'], from: 900, to: 3_000_000 },
      { headers: ['area_km2', 'Area', 'area (km²)'], said: ['area'], from: 2, to: 900, decimals: 1 },
      { headers: ['elevation', 'Elevation (m)'], said: ['elevation'], from: 0, to: 2400 },
    ],
    dates: [],
  },
  {
    rows: ['event', 'events'],
    entity: { headers: ['event', 'Event', 'event_name'], make: (random) => `${madeUp(random)} Festival` },
    id: 'EV',
    categories: [
      { headers: ['venue', 'Venue', 'hall'], said: ['venue', 'venues'], values: madeUp },
      {
        headers: ['type', 'Kind', 'genre'],
        said: ['type', 'types'],
        values: ['concert', 'exhibition', 'workshop', 'lecture'],
      },
      { headers: ['organiser', 'Host'], said: ['organiser', 'organisers'], values: company },
    ],
    numbers: [
      {
        headers: ['visitors', 'attendance', 'Attendance'],
        said: ['visitors', 'attendance'],
        counts: true,
        from: 10,
        to: 60_000,
      },
      { headers: ['ticket_price', 'Ticket price'], said: ['ticket price'], from: 0, to: 150 },
    ],
    dates: [{ headers: ['date', 'held_on', 'Date'], verb: 'held' }],
    url: true,
  },
  {
    rows: ['shipment', 'shipments'],
    entity: { headers: ['carrier', 'Carrier', 'carrier_name'], make: company },
    id: 'SH',
    categories: [
      { headers: ['destination', 'to', 'Destination'], said: ['destination', 'destinations'], values: madeUp },
      { headers: ['mode', 'Mode', 'transport'], said: ['mode', 'modes'], values: ['road', 'rail', 'air', 'sea'] },
      {
        headers: ['state', 'status'],
        said: ['state', 'states'],
        values: ['in transit', 'delivered', 'lost', 'delayed'],
      },
    ],
    numbers: [
      { headers: ['weight_kg', 'Weight', 'weight (kg)'], said: ['weight'], from: 1, to: 4000 },
      { headers: ['parcels', 'Packages'], said: ['parcels', 'packages'], counts: true, from: 1, to: 90 },
    ],
    dates: [{ headers: ['sent', 'dispatched', 'Departure'], verb: 'sent' }],
  },
  {
    rows: ['expense', 'expenses'],
    entity: { headers: ['employee', 'Submitted by', 'name'], make: person },
    id: 'EX',
    categories: [
      {
        headers: ['type', 'Category', 'expense_type'],
        said: ['type', 'types'],
        values: ['travel', 'meals', 'hotel', 'software', 'training'],
      },
      { headers: ['project', 'Project'], said: ['project', 'projects'], values: madeUp },
      {
        headers: ['approved', 'Approved'],
        said: ['approval', 'approvals'],
        values: ['approved', 'rejected', 'waiting'],
      },
    ],
    numbers: [{ headers: ['cost', 'amount', 'Cost'], said: ['cost', 'amount'], from: 2, to: 2500, decimals: 2 }],
    dates: [{ headers: ['date', 'submitted', 'Day'], verb: 'submitted' }],
  },
  {
    rows: ['ticket', 'tickets'],
    entity: { headers: ['subject', 'Title', 'summary'], make: issue },
    id: 'T',
    categories: [
      {
        headers: ['priority', 'Priority'],
        said: ['priority', 'priorities'],
        values: ['low', 'medium', 'high', 'urgent'],
      },
      {
        headers: ['status', 'Status', 'state'],
        said: ['status', 'statuses'],
        values: ['open', 'closed', 'waiting', 'reopened'],
      },
      { headers: ['assignee', 'agent', 'Assigned to'], said: ['assignee', 'assignees'], values: person },
    ],
    numbers: [
      {
        headers: ['hours', 'Hours spent', 'hours_spent'],
        said: ['hours', 'hours spent'],
        counts: true,
        from: 1,
        to: 60,
      },
      { headers: ['comments', 'replies', 'Comments'], said: ['comments', 'replies'], counts: true, from: 0, to: 40 },
    ],
    dates: [
      { headers: ['created', 'opened_at', 'Created'], verb: 'created' },
      { headers: ['closed_at', 'Resolved'], verb: 'resolved' },
    ],
  },
  {
    rows: ['house', 'houses'],
    entity: {
      headers: ['address', 'Address', 'street'],
      make: (random) => `${Math.floor(random() * 90) + 1} ${madeUp(random)} Street`,
    },
    id: 'H',
    categories: [
      { headers: ['district', 'Area', 'neighbourhood'], said: ['district', 'districts'], values: madeUp },
      {
        headers: ['type', 'Building type'],
        said: ['building type', 'building types'],
        values: ['flat', 'villa', 'cottage', 'bungalow'],
      },
      { headers: ['agent', 'Estate agent'], said: ['agent', 'agents'], values: person },
    ],
    numbers: [
      { headers: ['price', 'Asking price'], said: ['price', 'asking price'], from: 60_000, to: 900_000 },
      { headers: ['rooms', 'Rooms', 'bedrooms'], said: ['rooms', 'bedrooms'], counts: true, from: 1, to: 9 },
    ],
    dates: [{ headers: ['listed', 'Listed on'], verb: 'listed' }],
  },
  {
    rows: ['machine', 'machines'],
    entity: {
      headers: ['machine', 'Device', 'device_name'],
      make: (random) => `${madeUp(random)} ${Math.floor(random() * 900) + 100}`,
    },
    id: 'M',
    categories: [
      { headers: ['plant', 'Site', 'factory'], said: ['plant', 'plants'], values: madeUp },
      {
        headers: ['condition', 'State'],
        said: ['condition', 'conditions'],
        values: ['running', 'stopped', 'broken', 'idle'],
      },
      { headers: ['manufacturer', 'Made by'], said: ['manufacturer', 'manufacturers'], values: company },
    ],
    numbers: [
      { headers: ['output', 'Daily output', 'units_per_day'], said: ['output', 'daily output'], from: 10, to: 9000 },
      { headers: ['faults', 'Errors', 'fault_count'], said: ['faults', 'errors'], counts: true, from: 0, to: 50 },
      { headers: ['temperature', 'Temp (C)'], said: ['temperature'], from: 10, to: 95, decimals: 1 },
    ],
    dates: [{ headers: ['installed', 'Install date'], verb: 'installed' }],
  },
]
