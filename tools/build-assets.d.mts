export function buildAssets(options: {
  outDir: string;
  previousDir?: string;
}): Promise<Record<string, string>>;
