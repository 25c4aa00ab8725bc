// The data of the page: what takt wrote into it, made easy to look things up in.

export function read_page_data() {
  return JSON.parse(document.getElementById('takt-data').textContent);
}

/** Plant, nodes by number, and the results of stations and buffers by node. */
export function plant_of(data) {
  const plant = data.plant;
  if (!plant || !plant.nodes?.length) return null;
  const node = new Map(plant.nodes.map((each) => [each.id, each]));
  const sources = data.result.sources?.length ?? 0;
  const buffers = new Map((data.result.buffers ?? []).map((each) => [each.name, each]));
  return {
    ...plant,
    node,
    /** Stations stand in the results as in the plan; sources come before them. */
    station: (id) => data.result.stations?.[id - sources],
    node_of_station: (index) => index + sources,
    buffer: (id) => (node.get(id)?.kind === 'buffer' ? buffers.get(node.get(id).name) : undefined),
  };
}

export const is_station = (node) => node.kind === 'station' || node.kind === 'moving-line';
export const sum = (values) => values.reduce((all, each) => all + (each ?? 0), 0);
export const some = (list) => Array.isArray(list) && list.length > 0;
