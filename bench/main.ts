/** `npm run bench -- [traces] […]`: requests beside a server written by hand, or how screens feel. */
await import(process.argv[2] === 'traces' ? './traces.ts' : './records.ts');
