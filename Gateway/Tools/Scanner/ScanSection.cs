namespace Gateway.Tools.Scanner;

/// <summary>The parts of the scanner parameters.</summary>
internal enum ScanSection
{
    Scans,
    Instruments,
    Locations,
    Filters,
}
