namespace Gateway.Tws.Api.Scanner;

/// <summary>Market scans.</summary>
public interface IScannerApi;
