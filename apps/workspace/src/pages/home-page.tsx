import { useSearch } from '@tanstack/react-router';
import { DashboardPage } from '@tessera/screens';
import type { DashboardSearch } from '@tessera/screens';

/** The home page of an app: the dashboard for whoever looks. */
export function HomePage() {
  return <DashboardPage search={useSearch({ strict: false }) as DashboardSearch} />;
}
