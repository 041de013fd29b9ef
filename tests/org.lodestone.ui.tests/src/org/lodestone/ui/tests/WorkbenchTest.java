package org.lodestone.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

class WorkbenchTest {

    @Test
    void theWindowCarriesTheProductsNameAndIcons() {
        Shell shell = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();

        assertTrue(shell.getText().startsWith("Lodestone"), shell.getText());
        assertEquals(7, shell.getImages().length);
    }

    @Test
    void theRunningProductIsOurs() {
        assertEquals("Lodestone", Platform.getProduct().getName());
    }
}
