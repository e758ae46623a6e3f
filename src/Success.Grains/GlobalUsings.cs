// The grains are written to Orleans' programming model; here it is decided whose. The other place is SiloHosting.cs.
#if SILO_ORLEANS
global using Orleans;
global using Orleans.Runtime;
#else
global using Success.Silo;
#endif
